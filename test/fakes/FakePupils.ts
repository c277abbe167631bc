/** Pupils' devices of which none ever comes. */
export class FakePupils {
  async codeOf() {
    return 'ABC234';
  }

  async settle(): Promise<void> {
    // Nothing waits to be counted.
  }
}
