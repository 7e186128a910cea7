import { openScreen } from '@/components/screens/open-screen';
import { OptionsScreen } from '@/components/screens/options';

openScreen(() => <OptionsScreen />);
