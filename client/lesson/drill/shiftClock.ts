/** Makes this page believe that it is so much later, in ms, until the returned function is called. */
export function shiftClock(byMs: number): () => void {
  const right = Date.now;
  const shifted = () => right.call(Date) + byMs;
  Date.now = shifted;
  return () => {
    if (Date.now === shifted) Date.now = right;
  };
}
