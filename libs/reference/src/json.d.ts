// Data files are read as unknown and given their type once, where they are loaded: the compiler need not infer a type
// from half a megabyte of literals.
declare module '*.json' {
  const data: unknown;
  export default data;
}
