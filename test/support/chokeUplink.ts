/**
 * Runs in the page, before anything connects: as long as `window.choked` holds, what the browser measures of what it
 * sends is that of a full line, where packets of sound are asked for again and all take long. `window.measuredWhole` counts
 * how often it was told of the line as it is: a line that is only known full is not known to be fuller than usual.
 */
export function chokeUplink(): void {
  const measure = RTCPeerConnection.prototype.getStats;
  let missed = 0;
  let whole = 0;
  const choke = (stats: Record<string, unknown>): void => {
    if (Reflect.get(window, 'choked') === true) {
      if (stats['type'] === 'candidate-pair') stats['currentRoundTripTime'] = 0.4;
      // The share only needs to be large: how many packets were sent since is nobody's affair here.
      missed += 10;
    } else if (stats['type'] === 'remote-inbound-rtp') {
      whole += 1;
      Object.assign(window, { measuredWhole: whole });
    }
    if (stats['type'] === 'outbound-rtp') stats['retransmittedPacketsSent'] = missed;
  };
  RTCPeerConnection.prototype.getStats = async function getStats(selector) {
    const report = await measure.call(this, selector);
    const told = new Map<string, RTCStats>();
    for (const [id, stats] of report) {
      choke(stats);
      told.set(id, stats);
    }
    return told;
  };
}
