import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef2f8',
  '#dbe4f0',
  '#b9c8de',
  '#93abcd',
  '#6f8ebd',
  '#4a70a8',
  '#2f568f',
  '#1e4278',
  '#16335f',
  '#0f2444',
];

const red: MantineColorsTuple = [
  '#fbeae7',
  '#f6d3cd',
  '#e7b9b2',
  '#e0897d',
  '#d4624f',
  '#c63f30',
  '#b93225',
  '#b02a1e',
  '#8f2117',
  '#6c1810',
];

const dark: MantineColorsTuple = [
  '#ece8df',
  '#c5c8ce',
  '#aab0ba',
  '#7b8391',
  '#4b5462',
  '#2f3640',
  '#22272f',
  '#1b1f26',
  '#161a20',
  '#12151a',
];

const family = "'Be Vietnam Pro', 'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

/** Nothing that a delegate reads is set under 16 px, so the two smallest sizes are the same. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink, red, dark },
  white: '#ffffff',
  black: '#1c2430',
  fontFamily: family,
  headings: {
    fontFamily: family,
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h4: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h5: { fontSize: '1rem', lineHeight: '1.4' },
      h6: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '1rem', sm: '1rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  radius: { xs: '0.1875rem', sm: '0.3125rem', md: '0.5rem', lg: '0.75rem', xl: '1.25rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    CloseButton: { defaultProps: { size: 44, iconSize: 22 } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', comboboxProps: { transitionProps: { duration: 100 } } } },
    NativeSelect: { defaultProps: { size: 'md' } },
    MultiSelect: { defaultProps: { size: 'md', comboboxProps: { transitionProps: { duration: 100 } } } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        padding: 'lg',
        transitionProps: { duration: 140, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.45 },
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Tooltip: { defaultProps: { transitionProps: { duration: 100 }, openDelay: 350 } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface-paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-default': 'var(--surface-raised)',
  '--mantine-color-default-hover': 'var(--surface-sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--live)',
  '--mantine-color-ink-text': 'var(--accent)',
  '--mantine-color-ink-light': 'var(--accent-soft)',
  '--mantine-color-ink-light-hover': 'var(--accent-line)',
  '--mantine-color-ink-light-color': 'var(--accent)',
  '--mantine-color-ink-outline': 'var(--accent)',
  '--mantine-color-red-light': 'var(--live-soft)',
  '--mantine-color-red-light-color': 'var(--live)',
  '--mantine-color-red-text': 'var(--live)',
};

/** Lets Mantine's components stand on the surfaces of `tokens.css`. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
