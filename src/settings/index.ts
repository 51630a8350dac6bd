export { changeSettings } from './change-settings.ts'
export {
  defaultSettings,
  type Settings,
  type SettingsGroup,
  settingsGroups,
  settingsSchemas,
  siteTexts,
} from './settings.ts'
export { readSettings, settingsVersion } from './store.ts'
