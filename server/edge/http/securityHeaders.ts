import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** A host and port that may be written into a header. */
const HOST = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i;

/** Older browsers do not count WebSockets of the same host as `'self'`. */
function ownSockets(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

const policy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      scriptSrcAttr: ["'none'"],
      // The component library of the administration writes its styles at run time.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'", ownSockets],
      workerSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Only meaningful under TLS; see below.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  // On plain HTTP browsers ignore it with a complaint; the isolation is not needed by anything here.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
});

const DEVICES = ['camera', 'microphone', 'display-capture', 'screen-wake-lock', 'fullscreen', 'autoplay'];
const REFUSED = ['geolocation', 'payment', 'usb', 'serial', 'midi', 'magnetometer', 'gyroscope', 'accelerometer'];
const PERMISSIONS = [...DEVICES.map((name) => `${name}=(self)`), ...REFUSED.map((name) => `${name}=()`)].join(', ');

/** Tells browsers what our pages never do, so that a page that was tampered with cannot either. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.setHeader('Permissions-Policy', PERMISSIONS);
  if (request.secure) response.setHeader('Strict-Transport-Security', 'max-age=15552000');
  policy(request, response, next);
};
