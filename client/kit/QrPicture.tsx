import { type JSX, useEffect, useState } from 'react';
import { classes } from './classes.ts';
import styles from './QrPicture.module.css';
import { type QrModules, qrPath } from './qrPath.ts';

/** Light modules around the code that scanners want. */
const QUIET = 3;

type Props = {
  readonly text: string;
  readonly label: string;
  /** Gives it its size. */
  readonly className?: string | undefined;
};

/** A text as a QR code. An empty square until the code has been worked out. */
export function QrPicture({ text, label, className }: Props): JSX.Element {
  const modules = useQr(text);
  const side = (modules?.size ?? 0) + 2 * QUIET;
  return (
    <svg
      className={classes(styles['qr'], className)}
      data-text={text}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      {modules === undefined ? null : <path d={qrPath(modules)} />}
    </svg>
  );
}

function useQr(text: string): QrModules | undefined {
  const [made, setMade] = useState<{ text: string; modules: QrModules }>();
  useEffect(() => {
    let wanted = true;
    const make = async (): Promise<void> => {
      const { create } = await import('qrcode');
      const { modules } = create(text, { errorCorrectionLevel: 'M' });
      if (wanted) setMade({ text, modules: { size: modules.size, data: modules.data } });
    };
    // Without the picture the digits are still there.
    make().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [text]);
  return made?.text === text ? made.modules : undefined;
}
