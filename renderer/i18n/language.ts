import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english, vietnamese } from './resources.ts';

export const LANGUAGES = ['vi', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'language';

function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}

/** The remembered language; Vietnamese where none is, or where nothing can be remembered. */
function rememberedLanguage(): Language {
  try {
    const value = window.localStorage.getItem(STORAGE_KEY);
    return isLanguage(value) ? value : 'vi';
  } catch {
    // A browser may refuse storage to the page; the language then lasts as long as the page.
    return 'vi';
  }
}

function rememberLanguage(language: Language): void {
  document.documentElement.lang = language;
  try {
    window.localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // See rememberedLanguage.
  }
}

/** The translations, set to the remembered language; keeps `<html lang>` and the memory in step. */
export function createTranslations(): i18n {
  const instance = createInstance();
  instance.on('languageChanged', (language) => {
    if (isLanguage(language)) rememberLanguage(language);
  });
  void instance.use(initReactI18next).init({
    lng: rememberedLanguage(),
    fallbackLng: 'vi',
    supportedLngs: LANGUAGES,
    defaultNS: 'common',
    resources: { vi: vietnamese, en: english },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
