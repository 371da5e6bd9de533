import { elderMode, saveProfile, useSession } from '@/kernel/session'

/** Switch 长辈版 here, and remember it with the account when somebody is signed in. */
export function useElderMode() {
  const { signedIn } = useSession()
  return (on: boolean = !elderMode.value) => {
    elderMode.value = on
    // The screen has already changed; failing to remember it elsewhere is no reason to disturb an elder.
    if (signedIn.value) saveProfile({ elderMode: on }).catch(() => undefined)
  }
}
