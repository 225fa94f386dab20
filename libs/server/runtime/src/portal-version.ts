/** Version of the portal, that of its package. */
export const PORTAL_VERSION = '0.1.0';
