/**
 * One generated file.
 * @typedef {object} Generator
 * @property {string} path Where it lies, from the root of the repository.
 * @property {boolean} [slow] It takes seconds, so that a build takes it as it is: `npm run generate` makes it, and every test run checks it.
 * @property {(root: string) => Promise<string>} produce Computes its whole text; the same input gives the same text.
 */

export {};
