/**
 * One generated file.
 * @typedef {object} Generator
 * @property {string} path Where it lies, from the root of the repository.
 * @property {(root: string) => Promise<string>} produce Computes its whole text; the same input gives the same text.
 */

export {};
