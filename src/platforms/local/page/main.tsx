import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/tokens.css';
import './styles/layout.css';
import './styles/sidebar.css';
import './styles/clock.css';
import './styles/timeline.css';
import './styles/talk.css';
import './styles/slack.css';
import './styles/teams.css';
import './styles/box.css';
import './styles/form.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
