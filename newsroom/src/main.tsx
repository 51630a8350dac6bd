import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './fonts.css'
import './base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { chosenLanguage, loadTexts } from './texts/texts.ts'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the newsroom')

const texts = await loadTexts(chosenLanguage())
createRoot(root).render(
  <StrictMode>
    <App texts={texts} />
  </StrictMode>,
)
