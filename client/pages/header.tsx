import { playerName } from './arena.ts';
import { chooseLanguage, LANGUAGES, language, ownName, words } from './language.ts';
import { Link } from './link.tsx';
import { MainPages } from './mainPages.tsx';
import { SchemeSwitch } from './schemeSwitch.tsx';
import { SettingsButton } from './settings/settingsButton.tsx';

export function Header() {
  const w = words.value;
  const name = playerName.value;
  return (
    <header class="header">
      <Link to="/" class="brand">
        <img src="/favicon.svg" alt={w.siteName} width="34" height="34" />
        <span aria-hidden="true">{w.siteName}</span>
      </Link>
      <nav class="nav" aria-label={w.mainNavigation}>
        <MainPages />
      </nav>
      {name === null ? (
        <span class="who" />
      ) : (
        <Link to="/me" class="who">
          {w.playingAs(name)}
        </Link>
      )}
      <SchemeSwitch />
      <SettingsButton />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are two switches */}
      <div class="languages" role="group" aria-label={w.languageChoice}>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-label={`${one.toUpperCase()} ${ownName(one)}`}
            aria-pressed={language.value === one}
            onClick={() => chooseLanguage(one)}
          >
            {one.toUpperCase()}
          </button>
        ))}
      </div>
    </header>
  );
}
