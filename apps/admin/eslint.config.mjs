import web from '../../libs/web/eslint.config.mjs';
export default [...web];
