import { Component, type ReactNode } from 'react';
import type { Projection } from '../../../shared/protocol/projection.ts';

interface Props {
  /** What the picture is drawn from; with every new one it is tried again. */
  readonly projection: Projection;
  /** Shown while the picture cannot be drawn. */
  readonly rest: ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly isBroken: boolean;
  /** What was tried last. */
  readonly tried: Projection | null;
}

/**
 * A picture that cannot be drawn never becomes an error page before the whole hall, where nobody would press its
 * button: a quiet picture stands in its place until the record goes on.
 */
export class SceneBoundary extends Component<Props, State> {
  override state: State = { isBroken: false, tried: null };

  static getDerivedStateFromError(): Partial<State> {
    return { isBroken: true };
  }

  static getDerivedStateFromProps({ projection }: Props, { tried }: State): State | null {
    return projection === tried ? null : { isBroken: false, tried: projection };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.rest : this.props.children;
  }
}
