/** SVG files arrive as text: the build and the tests both load them so. */
declare module '*.svg' {
  const text: string;
  export default text;
}
