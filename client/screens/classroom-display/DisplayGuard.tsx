import { Component, type ReactNode } from 'react';
import { FaultScreen } from './FaultScreen.tsx';

/** Whatever breaks while drawing: nobody stands here to press "again", so the page starts anew by itself. */
export class DisplayGuard extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <FaultScreen /> : this.props.children;
  }
}
