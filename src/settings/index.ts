export { changeSettings, type SettingsRefusal } from './change-settings.ts'
export {
  defaultSettings,
  isTimeZone,
  linkTarget,
  type Settings,
  type SettingsGroup,
  settingsGroups,
  settingsSchemas,
  siteTexts,
} from './settings.ts'
export { readSettings, settingsVersion } from './store.ts'
