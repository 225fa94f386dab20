/** Token of the booking system's configuration. */
export const BOOKING_CONFIG = Symbol('booking config');
/** Token of the templates that every payer gets. */
export const VISIT_TEMPLATES = Symbol('visit templates');
