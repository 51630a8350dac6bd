import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { isApiError } from './api.ts'
import { router } from './routes.tsx'
import { chooseLanguage, loadTexts, type Texts } from './texts/texts.ts'
import { TextsProvider } from './texts/use-texts.tsx'
import { cssVariables, themeIn } from './theme.ts'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        failures < 2 && (!isApiError(error) || error.status >= 500 || error.status === 0),
    },
  },
})

/** Everything around the routes: look, language, the server's answers. */
export function App({ texts }: { texts: Texts }) {
  const [t, setTexts] = useState<Texts>(() => texts)
  useEffect(() => {
    document.documentElement.lang = t.language
  }, [t])
  const setLanguage = (language: Texts['language']) => {
    chooseLanguage(language)
    void loadTexts(language).then((loaded) => setTexts(() => loaded))
  }
  const theme = useMemo(() => themeIn(t), [t])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <TextsProvider held={{ t, setLanguage }}>
          <RouterProvider router={router} />
          <Notifications position="bottom-right" limit={4} />
        </TextsProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
