/** Who acts with the admin token, as the audit trail names them. There is one token, so there is one such person. */
export const ADMIN_ACTOR = 'admin';
