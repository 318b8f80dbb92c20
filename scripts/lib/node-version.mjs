const NEEDED = { major: 20, minor: 19 };

/**
 * Why this Node cannot run the project, if so.
 * @param {string} version As in `process.versions.node`.
 * @returns {string | undefined}
 */
export function unsupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor);
  return enough ? undefined : `This needs Node ${NEEDED.major}.${NEEDED.minor} or newer; this is Node ${version}.`;
}
