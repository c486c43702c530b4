import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSettings, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../i18n/language.ts';

const SCHEMES = [
  { scheme: 'light', Icon: IconSun },
  { scheme: 'dark', Icon: IconMoon },
  { scheme: 'auto', Icon: IconDeviceDesktop },
] as const satisfies readonly { scheme: MantineColorScheme; Icon: typeof IconSun }[];

/** Language and light or dark: kept on the device. */
export function AppearanceMenu() {
  const { t, i18n } = useTranslation('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const check = <IconCheck size={20} aria-hidden />;
  return (
    <Menu width={240} position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('appearance.menu')} title={t('appearance.menu')}>
          <IconSettings size={24} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('appearance.language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            role="menuitemradio"
            aria-checked={i18n.language === language}
            rightSection={i18n.language === language ? check : null}
            onClick={() => void i18n.changeLanguage(language)}
          >
            {t(`appearance.${language}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('appearance.theme')}</Menu.Label>
        {SCHEMES.map(({ scheme, Icon }) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={<Icon size={20} stroke={1.75} aria-hidden />}
            rightSection={colorScheme === scheme ? check : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`appearance.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
