/** How gateways of live notices are reached. The admin app brings its own client, so none is served. */
export const LIVE_SOCKET = { transports: ['websocket' as const], serveClient: false };
