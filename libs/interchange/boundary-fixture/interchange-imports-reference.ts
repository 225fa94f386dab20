import * as reference from '@portal/reference'; // must be refused
import * as generation from '@portal/server/generation'; // must be refused
export const illegal = [reference, generation];
