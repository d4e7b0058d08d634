using MudBlazor;

namespace ComplianceDesk.Web.Theme;

/// <summary>The desk's colours and type. Every pair of text and ground has a contrast of 4.5 or more in both palettes (WCAG 2.2, 1.4.3).</summary>
public static class DeskTheme
{
    private static readonly string[] Family = ["IBM Plex Sans", "system-ui", "sans-serif"];

    /// <summary>The one theme; app.css reads its palette through MudBlazor's CSS variables.</summary>
    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5a6f",
            PrimaryContrastText = "#ffffff",
            Secondary = "#5b4a8a",
            SecondaryContrastText = "#ffffff",
            Tertiary = "#3d5a80",
            Info = "#1d5f96",
            Success = "#256b3d",
            Warning = "#8a5300",
            Error = "#a9261d",
            Background = "#f3f5f7",
            BackgroundGray = "#e9edf0",
            Surface = "#ffffff",
            TextPrimary = "#16212b",
            TextSecondary = "#4a5763",
            TextDisabled = "#6b7782",
            ActionDefault = "#43505c",
            DrawerBackground = "#102a35",
            DrawerText = "#d6e3e8",
            DrawerIcon = "#9fbcc6",
            AppbarBackground = "#ffffff",
            AppbarText = "#16212b",
            LinesDefault = "#d5dce2",
            LinesInputs = "#7c8a96",
            TableLines = "#e2e7eb",
            TableHover = "#eef3f5",
            TableStriped = "#f7f9fa",
            Divider = "#d5dce2",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#74c3d6",
            PrimaryContrastText = "#06222b",
            Secondary = "#bcaee6",
            SecondaryContrastText = "#1b1233",
            Tertiary = "#9bb8dc",
            Info = "#84bdf0",
            Success = "#7fce97",
            Warning = "#efb662",
            Error = "#ff9a90",
            InfoContrastText = "#06222b",
            SuccessContrastText = "#06222b",
            WarningContrastText = "#2b1a00",
            ErrorContrastText = "#330603",
            Background = "#0e161c",
            BackgroundGray = "#0a1116",
            Surface = "#16212a",
            TextPrimary = "#e5ecf0",
            TextSecondary = "#a7b5bf",
            TextDisabled = "#8494a0",
            ActionDefault = "#b4c1ca",
            DrawerBackground = "#0a1217",
            DrawerText = "#cbd8de",
            DrawerIcon = "#86a4af",
            AppbarBackground = "#121c24",
            AppbarText = "#e5ecf0",
            LinesDefault = "#2c3a45",
            LinesInputs = "#73838f",
            TableLines = "#243039",
            TableHover = "#1d2a34",
            TableStriped = "#19252e",
            Divider = "#2c3a45",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Family, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Family, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Family, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Family, FontSize = "0.875rem", FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
            H6 = new H6Typography { FontFamily = Family, FontSize = "1.0625rem", FontWeight = "600", LetterSpacing = "normal" },
        },
    };
}
