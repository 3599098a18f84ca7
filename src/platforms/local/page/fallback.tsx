import { Component, type ReactNode } from 'react';
import { useWords } from './words.tsx';

interface Props {
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** A message that a drawing library stumbles on is shown as text: nobody is left with an empty page. */
export class Fallback extends Component<Props, { hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <>
        <Apology />
        {this.props.instead}
      </>
    );
  }
}

function Apology() {
  const { drawing } = useWords();
  return <p className="quiet">{drawing.failed}</p>;
}
