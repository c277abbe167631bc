/** Runs in the page, before anything connects: keeps every connection that the page opens. */
export function keepConnections(): readonly RTCPeerConnection[] {
  const kept: RTCPeerConnection[] = [];
  const Plain = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Plain {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
  return kept;
}
