import './pages/tokens.css';
import './pages/base.css';
import './pages/shell.css';
import './pages/pageFrame.css';
import './pages/arena.css';
import './pages/choices.css';
import './pages/contrast.css';
import { h, render } from 'preact';
import { App } from './pages/app.tsx';
import { keepOffline } from './pages/offline/versions.ts';
import { exposeProbe } from './pages/probeWindow.ts';

exposeProbe();
render(h(App, {}), document.getElementById('app')!);
keepOffline();
