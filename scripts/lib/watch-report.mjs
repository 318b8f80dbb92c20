/** Builds that run now, over all bundles: they start and end together, and a task waits for the last. */
let running = 0;

/** @param {import('esbuild').Message} message */
function line({ location, text }) {
  const place = location === null ? 'build' : `${location.file}:${location.line}:${location.column + 1}`;
  return `${place}: error: ${text}`;
}

/**
 * Reports in the words that .vscode/tasks.json looks for.
 * @type {import('esbuild').Plugin}
 */
export const watchReport = {
  name: 'watch-report',
  setup(build) {
    build.onStart(() => {
      if (running++ === 0) console.log('Building …');
    });
    build.onEnd(({ errors }) => {
      for (const error of errors) console.error(line(error));
      if (--running === 0) console.log('Waiting for changes.');
    });
  },
};
