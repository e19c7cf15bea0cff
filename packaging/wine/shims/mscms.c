/* For trials only: Wine's mscms.dll aborts the process in WcsCreateIccProfile. When these four
   say "no profile", Qt takes sRGB for the screen, as on a Windows without a calibrated one. */
#include <windows.h>

__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(void *profile, BYTE *data, DWORD *size)
{
    (void)profile, (void)data, (void)size;
    return FALSE;
}

__declspec(dllexport) BOOL WINAPI CloseColorProfile(void *profile)
{
    (void)profile;
    return TRUE;
}

__declspec(dllexport) void *WINAPI WcsCreateIccProfile(void *profile, DWORD options)
{
    (void)profile, (void)options;
    return NULL;
}

__declspec(dllexport) void *WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD create)
{
    (void)profile, (void)access, (void)share, (void)create;
    return NULL;
}
