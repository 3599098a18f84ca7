import type { LocalDirectory } from '../directory.ts';
import { useWords } from './words.tsx';

interface Props {
  readonly measures: LocalDirectory['measures'];
  readonly onFill: (line: string) => void;
}

/** Three lines to try, for the one who has not said anything here yet. */
export function StartHere({ measures, onFill }: Props) {
  const { start } = useWords();
  const number = measures.find((measure) => measure.number === start.example)?.number ?? measures[0]?.number;
  return (
    <section className="start" aria-labelledby="start-title">
      <h2 id="start-title">{start.title}</h2>
      <p>{start.lead}</p>
      <ul>
        {start.lines(number ?? start.example).map(({ line, does }) => (
          <li key={line}>
            <button type="button" onClick={() => onFill(line)}>
              <code>{line}</code>
              <span>{does}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>{start.clock}</p>
      <p>{start.publicRecord}</p>
    </section>
  );
}
