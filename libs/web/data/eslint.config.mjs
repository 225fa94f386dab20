import web from '../eslint.config.mjs';
export default [...web];
