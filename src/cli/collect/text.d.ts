/** esbuild hands out the text of a script that is imported. */
declare module '*.sh' {
  const text: string;
  export default text;
}
