import { ColorInput, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { MediaPicture } from '../media/media-picture.tsx'
import { PictureField } from '../media/picture-field.tsx'
import { useSite } from '../session/session.ts'
import { FieldGroup, Pair } from '../shell/fields.tsx'
import type { Kept } from '../shell/use-kept.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { contrast, isColour, legible, papers } from './contrast.ts'
import { GroupForm } from './group-form.tsx'
import type { GroupValues } from './queries.ts'
import styles from './settings.module.css'
import './specimen-fonts.css'

type Look = GroupValues['look']
type Form = Kept<Look>

const families = {
  newsreader: 'Newsreader',
  'source-serif': 'Source Serif 4',
  'public-sans': 'Public Sans',
  'libre-franklin': 'Libre Franklin',
} as const

/** Colour, type and logo, with a specimen by day and by night. */
export function LookForm() {
  const t = useTexts()
  const labels = {
    accent: t('settings.look.accent'),
    accentDark: t('settings.look.accentDark'),
    serif: t('settings.look.serif'),
    sans: t('settings.look.sans'),
    logoMediaId: t('settings.look.logo'),
  }
  const check = ({ accent, accentDark }: Look) => ({
    ...(isColour(accent) ? {} : { accent: t('settings.look.badColour') }),
    ...(isColour(accentDark) ? {} : { accentDark: t('settings.look.badColour') }),
  })
  return (
    <GroupForm group="look" labels={labels} check={check}>
      {(form) => (
        <>
          <div className={styles.specimens}>
            <Specimen look={form.values} night={false} />
            <Specimen look={form.values} night />
          </div>
          <Pair>
            <Colour form={form} field="accent" label={labels.accent} paper={papers.light} />
            <Colour form={form} field="accentDark" label={labels.accentDark} paper={papers.dark} />
          </Pair>
          <FieldGroup title={t('settings.look.type')}>
            <Choice label={labels.serif}>
              <SegmentedControl
                aria-label={labels.serif}
                data={(['newsreader', 'source-serif'] as const).map(familyChoice)}
                {...form.chosen('serif')}
              />
            </Choice>
            <Choice label={labels.sans}>
              <SegmentedControl
                aria-label={labels.sans}
                data={(['public-sans', 'libre-franklin'] as const).map(familyChoice)}
                {...form.chosen('sans')}
              />
            </Choice>
          </FieldGroup>
          <FieldGroup title={labels.logoMediaId} hint={t('settings.look.logoHint')}>
            <PictureField
              label={labels.logoMediaId}
              hidesLabel
              mediaId={form.values.logoMediaId}
              onChange={(logoMediaId) => form.choose({ logoMediaId })}
            />
          </FieldGroup>
        </>
      )}
    </GroupForm>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="small soft">{label}</p>
      {children}
    </div>
  )
}

const familyChoice = <F extends keyof typeof families>(value: F) => ({
  value,
  label: <span style={{ fontFamily: `"${families[value]}"`, fontSize: 15 }}>{families[value]}</span>,
})

type ColourProps = { form: Form; field: 'accent' | 'accentDark'; label: string; paper: string }

/** The ratio of text and paper stands below; where it is too low the site darkens or lightens the colour itself. */
function Colour({ form, field, label, paper }: ColourProps) {
  const t = useTexts()
  const value = form.values[field]
  const ratio = isColour(value) ? contrast(value, paper) : null
  const format = new Intl.NumberFormat(t.language, { maximumFractionDigits: 1 })
  const words =
    ratio === null
      ? ''
      : t(ratio >= legible ? 'settings.look.ratio' : 'settings.look.ratioLow', {
          ratio: format.format(ratio),
        })
  return (
    <ColorInput
      label={label}
      format="hex"
      value={value}
      onChange={(next) => form.change({ [field]: next })}
      onChangeEnd={(next) => isColour(next) && form.choose({ [field]: next })}
      error={form.state.findings[field]}
      description={words}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      eyeDropperButtonProps={{ 'aria-label': t('settings.look.pick') }}
    />
  )
}

/** A few lines as the site sets them. */
function Specimen({ look, night }: { look: Look; night: boolean }) {
  const t = useTexts()
  const site = useSite()
  const serif = `"${families[look.serif]}", serif`
  const sans = `"${families[look.sans]}", sans-serif`
  return (
    <div
      className={styles.specimen}
      style={{ background: night ? papers.dark : papers.light, color: night ? '#e6e3dc' : '#1a1917' }}
      lang={site.language}
      aria-hidden="true"
    >
      {look.logoMediaId && (
        <MediaPicture mediaId={look.logoMediaId} alt="" width={320} className={styles.logo} />
      )}
      <p
        className={styles.specimenKicker}
        style={{ fontFamily: sans, color: night ? look.accentDark : look.accent }}
      >
        {t('settings.look.specimenKicker')}
      </p>
      <p className={styles.specimenHeadline} style={{ fontFamily: serif }}>
        {t('settings.look.specimenHeadline')}
      </p>
      <p className={styles.specimenText} style={{ fontFamily: serif }}>
        {t('settings.look.specimenText')}
      </p>
    </div>
  )
}
