import { Checkbox, NativeSelect, NumberInput, Switch } from '@mantine/core'
import { commentModes } from '../articles/words.ts'
import { FieldGroup, Fields } from '../shell/fields.tsx'
import { SortableList } from '../shell/sortable-list.tsx'
import type { Kept } from '../shell/use-kept.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { GroupForm } from './group-form.tsx'
import type { GroupValues } from './queries.ts'
import styles from './settings.module.css'

type Reading = GroupValues['reading']
type ShareLink = Reading['shareLinks'][number]

const allShareLinks: readonly ShareLink[] = [
  'email',
  'copy',
  'whatsapp',
  'bluesky',
  'mastodon',
  'telegram',
  'linkedin',
  'facebook',
  'x',
  'reddit',
]
const shareNames: Partial<Record<ShareLink, string>> = {
  whatsapp: 'WhatsApp',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  telegram: 'Telegram',
  linkedin: 'LinkedIn',
  facebook: 'Facebook',
  x: 'X',
  reddit: 'Reddit',
}

const allWaysToFollow: readonly Reading['follow'][number][] = [
  'rss',
  'email',
  'google-news',
  'bing-news',
  'google-preferred',
]
/** With their own names. */
const allEngines: readonly [Reading['research'][number], string][] = [
  ['google', 'Google'],
  ['bing', 'Bing'],
  ['google-news', 'Google News'],
  ['bing-news', 'Bing News'],
  ['duckduckgo', 'DuckDuckGo'],
  ['ecosia', 'Ecosia'],
  ['startpage', 'Startpage'],
  ['wikipedia', 'Wikipedia'],
]

/** What stands with articles and how they are read. */
export function ReadingForm() {
  const t = useTexts()
  const labels = {
    feedFullText: t('settings.reading.feedFullText'),
    wordsPerMinute: t('settings.reading.wordsPerMinute'),
    commentMode: t('settings.reading.commentMode'),
    closeCommentsAfterDays: t('settings.reading.closeComments'),
    alertHoldBackSeconds: t('settings.reading.holdBack'),
    shareLinks: t('settings.reading.shareLinks'),
    blocks: t('settings.reading.blocks'),
    follow: t('settings.reading.follow'),
    research: t('settings.reading.research'),
  }
  const check = ({ wordsPerMinute }: Reading) =>
    wordsPerMinute >= 80 && wordsPerMinute <= 600
      ? {}
      : { wordsPerMinute: t('form.between', { min: 80, max: 600 }) }
  return (
    <GroupForm group="reading" labels={labels} check={check}>
      {(form) => (
        <>
          <Fields>
            <Switch
              label={labels.feedFullText}
              description={t('settings.reading.feedFullTextHint')}
              {...form.checked('feedFullText')}
            />
            <NumberInput
              label={labels.wordsPerMinute}
              description={t('settings.reading.wordsPerMinuteHint')}
              value={form.values.wordsPerMinute}
              onChange={(value) => form.change({ wordsPerMinute: Number(value) || 0 })}
              error={form.state.findings.wordsPerMinute}
              min={80}
              max={600}
              step={10}
              allowDecimal={false}
              styles={{ wrapper: { maxWidth: 200 } }}
            />
            <NativeSelect
              label={labels.commentMode}
              description={t('settings.reading.commentModeHint')}
              data={commentModes.map((mode) => ({ value: mode, label: t(`comments.${mode}`) }))}
              value={form.values.commentMode}
              onChange={({ currentTarget }) =>
                form.choose({ commentMode: currentTarget.value as Reading['commentMode'] })
              }
            />
            {form.values.commentMode === 'trusted' && (
              <p className="small soft">{t('comments.trustRules')}</p>
            )}
            <NumberInput
              label={labels.closeCommentsAfterDays}
              description={t('settings.reading.closeCommentsHint')}
              value={form.values.closeCommentsAfterDays}
              onChange={(value) => form.change({ closeCommentsAfterDays: Number(value) || 0 })}
              error={form.state.findings.closeCommentsAfterDays}
              min={0}
              max={3650}
              allowDecimal={false}
              styles={{ wrapper: { maxWidth: 200 } }}
            />
            <NumberInput
              label={labels.alertHoldBackSeconds}
              description={t('settings.reading.holdBackHint')}
              value={form.values.alertHoldBackSeconds}
              onChange={(value) => form.change({ alertHoldBackSeconds: Number(value) || 0 })}
              error={form.state.findings.alertHoldBackSeconds}
              min={0}
              max={3600}
              allowDecimal={false}
              styles={{ wrapper: { maxWidth: 200 } }}
            />
          </Fields>
          <FieldGroup title={labels.blocks} hint={t('settings.reading.blocksHint')}>
            <Checkbox
              label={t('settings.reading.serviceLinks')}
              checked={form.values.blocks.includes('service-links')}
              onChange={({ currentTarget }) =>
                form.choose({ blocks: toggled(form.values.blocks, 'service-links', currentTarget.checked) })
              }
            />
            <Checkbox
              label={t('settings.reading.subscribe')}
              checked={form.values.blocks.includes('subscribe')}
              onChange={({ currentTarget }) =>
                form.choose({ blocks: toggled(form.values.blocks, 'subscribe', currentTarget.checked) })
              }
            />
            {(['follow', 'research'] as const).map((block) => (
              <Checkbox
                key={block}
                label={t(`settings.reading.block.${block}`)}
                checked={form.values.blocks.includes(block)}
                onChange={({ currentTarget }) =>
                  form.choose({ blocks: toggled(form.values.blocks, block, currentTarget.checked) })
                }
              />
            ))}
          </FieldGroup>
          <FieldGroup title={labels.follow} hint={t('settings.reading.followHint')}>
            {allWaysToFollow.map((way) => (
              <Checkbox
                key={way}
                label={t(`settings.reading.follow.${way}`)}
                checked={form.values.follow.includes(way)}
                onChange={({ currentTarget }) =>
                  form.choose({ follow: toggled(form.values.follow, way, currentTarget.checked) })
                }
              />
            ))}
          </FieldGroup>
          <FieldGroup title={labels.research} hint={t('settings.reading.researchHint')}>
            {allEngines.map(([engine, name]) => (
              <Checkbox
                key={engine}
                label={name}
                checked={form.values.research.includes(engine)}
                onChange={({ currentTarget }) =>
                  form.choose({ research: toggled(form.values.research, engine, currentTarget.checked) })
                }
              />
            ))}
          </FieldGroup>
          <FieldGroup title={labels.shareLinks} hint={t('settings.reading.shareLinksHint')}>
            <ShareLinks form={form} />
          </FieldGroup>
        </>
      )}
    </GroupForm>
  )
}

function ShareLinks({ form }: { form: Kept<Reading> }) {
  const t = useTexts()
  const { shareLinks } = form.values
  const off = allShareLinks.filter((link) => !shareLinks.includes(link))
  const nameOf = (link: ShareLink) => shareNames[link] ?? t(link === 'email' ? 'share.email' : 'share.copy')
  const box = (link: ShareLink) => (
    <Checkbox
      label={nameOf(link)}
      checked={shareLinks.includes(link)}
      onChange={({ currentTarget }) =>
        form.choose({ shareLinks: toggled(shareLinks, link, currentTarget.checked) })
      }
    />
  )
  return (
    <>
      <SortableList
        label={t('settings.reading.shareLinks')}
        items={shareLinks}
        idOf={(link) => link}
        nameOf={nameOf}
        onOrder={(links) => form.choose({ shareLinks: links })}
      >
        {box}
      </SortableList>
      <ul className={`plain-list ${styles.off}`}>
        {off.map((link) => (
          <li key={link}>{box(link)}</li>
        ))}
      </ul>
    </>
  )
}

const toggled = <T,>(all: readonly T[], one: T, on: boolean): T[] =>
  on ? [...all, one] : all.filter((each) => each !== one)
