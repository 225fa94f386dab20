/** The data files of this folder, untyped on purpose: their shape is asserted where they are loaded. */
declare module '*/conditions.json' {
  const file: unknown;
  export default file;
}
declare module '*/slips.json' {
  const file: unknown;
  export default file;
}
declare module '*/templates.json' {
  const file: unknown;
  export default file;
}
