// Where the console begins: what the page needs is asked for at once, not one after the other.
import { askEarly } from './api/early';
import { pageAt } from './pages';
import { isDark, preferences } from './preferences';
import './style.css';

const { language, brightness } = preferences();
const deviceIsDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset.theme = isDark(brightness, deviceIsDark) ? 'dark' : 'light';
askEarly(language);
// What is wrong with a page, the router tells.
pageAt(window.location.pathname)
  ?.load()
  .catch(() => undefined);
import('./start')
  .then(({ start }) => start())
  .catch(() => {
    document.body.textContent = '页面没有加载完整，请刷新重试。The page did not load completely; reload it.';
  });
