import type { LocalTimelineState } from '../timeline.ts';

interface Props {
  readonly state: LocalTimelineState;
  readonly isSmall?: boolean;
  /** How many things it stands for; one is not written. */
  readonly count?: number;
}

/** More has no room within the shape. */
const mostWritten = 99;

/** A state by its shape, at the origin: met a full disc, missed a square on its corner, upcoming a ring. */
export function Glyph({ state, isSmall = false, count = 1 }: Props) {
  return (
    <g className={`glyph glyph-${state}`} transform={isSmall ? 'scale(0.6)' : undefined}>
      <Shape state={state} />
      {count > 1 && !isSmall ? (
        <text className={count > mostWritten ? 'glyph-count glyph-many' : 'glyph-count'} textAnchor="middle" y={4}>
          {count > mostWritten ? `${mostWritten}+` : count}
        </text>
      ) : (
        <Sign state={state} />
      )}
    </g>
  );
}

function Shape({ state }: Pick<Props, 'state'>) {
  switch (state) {
    case 'met':
    case 'upcoming':
    case 'unsaid':
      return <circle r={8.5} />;
    case 'missed':
      return <path className="glyph-body" d="M0 -11 L11 0 L0 11 L-11 0 Z" />;
    case 'off':
      return <circle className="glyph-hit" r={8.5} />;
  }
}

function Sign({ state }: Pick<Props, 'state'>) {
  switch (state) {
    case 'met':
      return <path className="glyph-sign" d="M-3.8 0.2 L-1.1 3 L4 -2.8" />;
    case 'missed':
      return <path className="glyph-sign" d="M0 -5.2 V0.8 M0 4.2 V4.3" />;
    case 'unsaid':
      return (
        <text className="glyph-count" textAnchor="middle" y={4}>
          ?
        </text>
      );
    case 'off':
      return <path className="glyph-sign" d="M-5 -5 L5 5 M5 -5 L-5 5" />;
    case 'upcoming':
      return null;
  }
}
