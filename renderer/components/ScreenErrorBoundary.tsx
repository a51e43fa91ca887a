import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './StateMessage';

interface Props {
  children: ReactNode;
  onError: (error: unknown) => void;
}

/** Keeps the failure of one screen from taking the bar with the connection and the others with it. */
export class ScreenErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Crash
        onRetry={() => {
          this.setState({ failed: false });
        }}
      />
    );
  }
}

function Crash({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <ErrorState title={t('states.crashTitle')} text={t('states.crashText')} onRetry={onRetry} />
  );
}
