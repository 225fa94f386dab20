import base, { pureLibrary } from '../../eslint.config.mjs';
export default [...base, ...pureLibrary];
