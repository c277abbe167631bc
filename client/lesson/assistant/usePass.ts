import { useEffect, useState } from 'react';
import { useObservable } from '../../kit/Observable.ts';
import { type PassStep, PassWallet } from './PassWallet.ts';

/** The code that was scanned: behind the # of the address, where no server and no log sees it. */
function scannedCode(): string | undefined {
  return window.location.hash.slice(1) || undefined;
}

/** Takes the code out of the address: it is spent, and must not be kept or passed on. */
function forgetCode(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname);
}

/** This phone's pass, for as long as the page is there; another scan in the same page counts too. */
export function usePass(): PassStep {
  const [wallet] = useState(() => new PassWallet());
  const state = useObservable(wallet.state);
  useEffect(() => {
    const open = (): void => wallet.open(scannedCode());
    const scanned = (): void => {
      if (scannedCode() !== undefined) open();
    };
    open();
    window.addEventListener('hashchange', scanned);
    return () => {
      window.removeEventListener('hashchange', scanned);
      wallet.close();
    };
  }, [wallet]);
  useEffect(() => {
    if (state.step !== 'asking') forgetCode();
  }, [state]);
  return state;
}
