// Data files are read as unknown and given their type once, where they are loaded.
declare module '*.json' {
  const data: unknown;
  export default data;
}
