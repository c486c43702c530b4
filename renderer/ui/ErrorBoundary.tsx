import { Component, type ReactNode } from 'react';
import { CrashScreen } from './CrashScreen.tsx';

interface Props {
  readonly children: ReactNode;
}

type State = { readonly crashed: false } | { readonly crashed: true; readonly error: unknown };

/** Keeps a fault of one screen from leaving an empty window. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { crashed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { crashed: true, error };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return <CrashScreen error={this.state.error} onRetry={() => this.setState({ crashed: false })} />;
  }
}
