/** Lets requests run before the next piece of work. */
export type Pause = () => Promise<void>;
