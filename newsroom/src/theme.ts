import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  mergeThemeOverrides,
  type VariantColorsResolver,
} from '@mantine/core'
import type { Texts } from './texts/texts.ts'

/** Warm greys from paper to ink; the newsroom's only other colour is the signal red. */
const ink: MantineColorsTuple = [
  '#f6f4ef',
  '#eceae4',
  '#dedad1',
  '#c4bfb4',
  '#a19b8f',
  '#7d776c',
  '#5f5a51',
  '#45413a',
  '#2c2a26',
  '#1b1a17',
]
const dark: MantineColorsTuple = [
  '#e8e5de',
  '#bdb9b1',
  '#a09c94',
  '#7c7972',
  '#4b4a48',
  '#3a3a3a',
  '#2b2c2e',
  '#1c1d1f',
  '#141517',
  '#0e0f10',
]
const red: MantineColorsTuple = [
  '#fdf0ee',
  '#f9dcd8',
  '#f2b6ae',
  '#ee9085',
  '#e26a5c',
  '#d2473a',
  '#b3261e',
  '#99201a',
  '#7c1a15',
  '#5d1410',
]

const sans = '"Public Sans", system-ui, -apple-system, "Segoe UI", sans-serif'
export const serif = '"Newsreader", Georgia, "Times New Roman", serif'

/** Filled in ink on paper, or paper on ink: the library itself knows only one contrast for both schemes. */
const variantColors: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input)
  const isInk = !input.color || input.color === input.theme.primaryColor
  if (input.variant !== 'filled' || !isInk) return resolved
  return {
    ...resolved,
    background: 'var(--ink)',
    hover: 'color-mix(in srgb, var(--ink) 84%, var(--paper))',
    color: 'var(--paper)',
  }
}

const theme = createTheme({
  variantColorResolver: variantColors,
  colors: { ink, gray: ink, dark, red },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  black: '#1b1a17',
  white: '#fffefb',
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  headings: { fontFamily: sans, fontWeight: '600' },
  defaultRadius: 3,
  fontSizes: { xs: '12px', sm: '13.5px', md: '15px', lg: '17px', xl: '20px' },
  spacing: { xs: '6px', sm: '10px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 4,
        transitionProps: { duration: 120 },
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 'xs' } },
    Popover: { defaultProps: { shadow: 'sm', transitionProps: { duration: 80 } } },
    // Without the placeholder that would hold the focus: a menu may hold nothing but its items.
    Menu: {
      defaultProps: { withInitialFocusPlaceholder: false, shadow: 'sm', transitionProps: { duration: 80 } },
    },
    ...Object.fromEntries(
      [
        'TextInput',
        'Textarea',
        'Select',
        'MultiSelect',
        'TagsInput',
        'NumberInput',
        'PasswordInput',
        'Autocomplete',
        'ColorInput',
        'NativeSelect',
        'Checkbox',
        'Switch',
        'Radio',
        'SegmentedControl',
        'FileInput',
        'InputWrapper',
        'PillsInput',
      ].map((name) => [name, { defaultProps: { size: 'sm' } }]),
    ),
  },
})

/** Mantine's own variables in our colours. Every pair of text and ground is at least 4.5 : 1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--serif': serif, '--sans': sans },
  light: {
    '--mantine-color-body': '#fcfbf8',
    '--mantine-color-text': '#1b1a17',
    '--mantine-color-dimmed': '#625d54',
    '--mantine-color-placeholder': '#706a60',
    '--mantine-color-error': '#a8221b',
    '--mantine-color-default-border': '#d3cec3',
    '--mantine-color-default': '#fffefb',
    '--mantine-color-default-hover': '#f4f2ec',
    '--mantine-color-anchor': '#1b1a17',
    '--paper': '#fcfbf8',
    '--ground': '#f3f1eb',
    '--raised': '#fffefb',
    '--line': '#e0dcd2',
    '--line-strong': '#c9c3b7',
    '--ink': '#1b1a17',
    '--soft': '#625d54',
    '--signal': '#b3261e',
    '--select': '#ebe7dd',
    '--added': '#d9edda',
    '--added-ink': '#14501f',
    '--removed': '#f8dcd9',
    '--removed-ink': '#7c1a15',
    '--state-draft': '#8a8377',
    '--state-review': '#b06f00',
    '--state-scheduled': '#2b62b5',
    '--state-published': '#23803a',
    '--state-unpublished': '#b3261e',
  },
  dark: {
    '--mantine-color-body': '#141517',
    '--mantine-color-text': '#e8e5de',
    '--mantine-color-dimmed': '#a8a49b',
    '--mantine-color-placeholder': '#928e86',
    '--mantine-color-error': '#ff9d8f',
    '--mantine-color-default-border': '#3a3b3d',
    '--mantine-color-default': '#1b1c1e',
    '--mantine-color-default-hover': '#242528',
    '--mantine-color-anchor': '#e8e5de',
    '--mantine-primary-color-contrast': '#141517',
    '--paper': '#141517',
    '--ground': '#0e0f10',
    '--raised': '#1b1c1e',
    '--line': '#2a2b2e',
    '--line-strong': '#424346',
    '--ink': '#e8e5de',
    '--soft': '#a8a49b',
    '--signal': '#ff8a75',
    '--select': '#26272a',
    '--added': '#173a20',
    '--added-ink': '#a8e0b3',
    '--removed': '#4a1d1a',
    '--removed-ink': '#ffb9af',
    '--state-draft': '#8f8b83',
    '--state-review': '#e0a33a',
    '--state-scheduled': '#7aa7ee',
    '--state-published': '#5fbf77',
    '--state-unpublished': '#ff8a75',
  },
})

/** The look with the words that the library's own buttons need. */
export const themeIn = (t: Texts): MantineThemeOverride =>
  mergeThemeOverrides(theme, {
    components: {
      ModalCloseButton: { defaultProps: { 'aria-label': t('action.close') } },
      DrawerCloseButton: { defaultProps: { 'aria-label': t('action.close') } },
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('list.dismiss') } } },
    },
  })
