import { name } from '../../../../package.json';

/** Where the explanation of a finding can be read: the page that comes with the package of this very version. */
export function helpUri(code: string, version: string): string {
  return `https://cdn.jsdelivr.net/npm/${name}@${version}/docs/findings.md#${code}`;
}

/** Where this very version of the tool is described. */
export function informationUri(version: string): string {
  return `https://www.npmjs.com/package/${name}/v/${version}`;
}
