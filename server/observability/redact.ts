/** Keys whose values never reach a log: secrets, and names of children. */
const SECRET_KEY =
  /^(pass(word|phrase)?|current|next|token|tokenhash|passwordhash|hash|secret|cookies?|set-cookie|authorization|signature|nonce|code|pairingid|databaseurl|database_url|metrics_token|accesskeyid|secretaccesskey|s3_access_key_id|s3_secret_access_key|childname|pupilname|pupilnames|children)$/i;

const MAX_DEPTH = 6;

/** What stands in place of a secret. */
const REDACTED = '[redacted]';

function describe(error: Error, depth: number): Record<string, unknown> {
  const own: Record<string, unknown> = { type: error.name, message: error.message, stack: error.stack };
  if ('code' in error && typeof error.code === 'string') own['errorCode'] = error.code;
  if (error.cause !== undefined) own['cause'] = clean(error.cause, depth + 1);
  return own;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return describe(value, depth);
  if (ArrayBuffer.isView(value)) return '[bytes]';
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      // An error code of ours is a word with a dot and tells no secret; a pairing code is digits.
      const isErrorCode = key === 'code' && typeof item === 'string' && /^[a-z-]+\.[a-z-]+$/.test(item);
      return [key, SECRET_KEY.test(key) && !isErrorCode ? REDACTED : clean(item, depth + 1)];
    }),
  );
}

/** A copy of a log entry without secrets and names of minors, whatever the depth. The only place that does this. */
export function redact(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const cleaned = clean(entry, 0);
  return typeof cleaned === 'object' && cleaned !== null ? { ...cleaned } : {};
}
