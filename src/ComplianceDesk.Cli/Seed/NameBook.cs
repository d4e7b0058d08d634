namespace ComplianceDesk.Cli.Seed;

/// <summary>Where a family's names come from. Names, language and the answers about race follow it loosely.</summary>
internal enum Origin : byte
{
    English,
    AfricanAmerican,
    Hispanic,
    German,
    Slavic,
    Italian,
    Nordic,
    Chinese,
    Vietnamese,
    Indian,
    Arabic,
    WestAfrican,
}

/// <summary>
/// Surnames and given names as they are spread in the United States: the 200 most common surnames carry about a third of the people
/// (frequency falls with about the 0.42th power of the rank, fitted to the Census of 2010), the rest is a long tail of rare names.
/// </summary>
internal static class NameBook
{
    /// <summary>By rank; a suffix tells the origin, none means English or African American.</summary>
    private const string CommonList =
        """
        Smith Johnson Williams Brown Jones Garcia/h Miller Davis Rodriguez/h Martinez/h Hernandez/h Lopez/h Gonzalez/h Wilson Anderson Thomas Taylor
        Moore Jackson Martin Lee Perez/h Thompson White Harris Sanchez/h Clark Ramirez/h Lewis Robinson Walker Young Allen King Wright Scott Torres/h
        Nguyen/v Hill Flores/h Green Adams Nelson Baker Hall Rivera/h Campbell Mitchell Carter Roberts Gomez/h Phillips Evans Turner Diaz/h Parker
        Cruz/h Edwards Collins Reyes/h Stewart Morris Morales/h Murphy Cook Rogers Gutierrez/h Ortiz/h Morgan Cooper Peterson/n Bailey Reed Kelly
        Howard Ramos/h Kim/c Cox Ward Richardson Watson Brooks Chavez/h Wood James Bennett Gray Mendoza/h Ruiz/h Hughes Price Alvarez/h Castillo/h
        Sanders Patel/i Myers Long Ross Foster Jimenez/h Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Gonzales/h Fisher
        Vasquez/h Simmons Romero/h Jordan Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno/h West Cole Hayes Bryant Herrera/h
        Gibson Ellis Tran/v Medina/h Aguilar/h Stevens Murray Ford Castro/h Marshall Owens Harrison Fernandez/h McDonald Woods Washington Kennedy
        Wells Vargas/h Henry Chen/c Freeman Webb Tucker Guzman/h Burns Crawford Olson/n Simpson Porter Hunter Gordon Mendez/h Silva/h Shaw Snyder/g
        Mason Dixon Munoz/h Hunt Hicks Holmes Palmer Wagner/g Black Robertson Boyd Rose Stone Salazar/h Fox Warren Mills Meyer/g Rice Schmidt/g
        Garza/h Daniels Ferguson Nichols Stephens Soto/h Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Wang/c Singh/i Le/v Hansen/n
        """;

    private static readonly string[] CommonNames = CommonList.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
    private static readonly int[] CommonWeights = Cumulate(CommonNames.Length);

    private static readonly (Origin Origin, int PerMille)[] TailShares =
    [
        (Origin.English, 330), (Origin.AfricanAmerican, 150), (Origin.Hispanic, 140), (Origin.German, 110), (Origin.Slavic, 80), (Origin.Italian, 50),
        (Origin.Nordic, 40), (Origin.Chinese, 25), (Origin.Vietnamese, 10), (Origin.Indian, 25), (Origin.Arabic, 20), (Origin.WestAfrican, 20),
    ];

    /// <summary>A family's surname and origin. <paramref name="rare"/> tells whether it came from the tail.</summary>
    public static (string Surname, Origin Origin) Surname(Chance chance, out bool rare)
    {
        rare = !chance.Happens(0.36);
        if (rare)
        {
            var throwOf = chance.Next(1000);
            foreach (var (origin, share) in TailShares)
            {
                if ((throwOf -= share) < 0) return (RareSurname(chance, origin), origin);
            }
        }

        var at = Array.BinarySearch(CommonWeights, chance.Next(CommonWeights[^1]) + 1);
        var name = CommonNames[at < 0 ? ~at : at];
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return (name, chance.Happens(0.22) ? Origin.AfricanAmerican : Origin.English);
        return (name[..slash], name[slash + 1] switch
        {
            'h' => Origin.Hispanic,
            'v' => Origin.Vietnamese,
            'c' => Origin.Chinese,
            'i' => Origin.Indian,
            'n' => Origin.Nordic,
            _ => Origin.German,
        });
    }

    public static string Given(Chance chance, Origin origin, bool female, int birthYear)
    {
        // Most children and some adults of any origin bear names in general use.
        var assimilated = origin is not (Origin.English or Origin.AfricanAmerican) && chance.Happens(birthYear > 1990 ? 0.45 : 0.2);
        var from = assimilated || origin is Origin.German or Origin.Nordic ? Origin.English : origin;
        if (from == Origin.AfricanAmerican && chance.Happens(0.6)) from = Origin.English;
        var list = (from, female) switch
        {
            (Origin.English, true) => birthYear < 1975 ? WomenBefore : WomenAfter,
            (Origin.English, false) => birthYear < 1975 ? MenBefore : MenAfter,
            (_, true) => WomenOf[from],
            (_, false) => MenOf[from],
        };
        // The first names of a list are the most frequent: the smaller of two throws.
        return list[Math.Min(chance.Next(list.Length), chance.Next(list.Length))];
    }

    private static string RareSurname(Chance chance, Origin origin) => origin switch
    {
        Origin.English or Origin.AfricanAmerican => chance.Pick(EnglishStems) + chance.Pick(EnglishEnds),
        Origin.German => chance.Pick(GermanStems) + chance.Pick(GermanEnds),
        Origin.Slavic => chance.Pick(SlavicStems) + chance.Pick(SlavicEnds),
        Origin.Italian => chance.Pick(ItalianStems) + chance.Pick(ItalianEnds),
        Origin.Nordic => chance.Pick(NordicStems) + chance.Pick(NordicEnds),
        Origin.Hispanic => chance.Happens(0.25) ? $"{chance.Pick(HispanicTail)}-{chance.Pick(HispanicTail)}" : chance.Pick(HispanicTail),
        _ => chance.Pick(Tail[origin]),
    };

    private static int[] Cumulate(int count)
    {
        var sums = new int[count];
        var sum = 0;
        for (var i = 0; i < count; i++) sums[i] = sum += (int)Math.Round(83000 * Math.Pow(i + 1, -0.42));
        return sums;
    }

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static readonly string[] EnglishStems = Words(
        "Ash Bel Black Bram Brock Cald Carl Chat Cran Dar Dun Elling Fair Farn Gil Hal Harg Hart Haw Hend Hol Kil Lang Lock Mal Mar Mel Nor Oak Pem Pres Rad Red Ruth Sher Stan Thorn Wake Wal West Whit Win Wood Wy");

    private static readonly string[] EnglishEnds = Words(
        "berry bourne bridge brook by combe cott croft dale den don field ford gate ham hurst ington land leigh ley low man mere more shaw son stead stock stone ter thorpe ton wick wood worth");

    private static readonly string[] GermanStems = Words(
        "Acker Bau Berg Bren Dietz Ebers Eich Feld Finken Fried Gott Gross Haber Hein Hoff Kauf Kirch Klein Krebs Lind Mei Neu Ober Rau Reich Rosen Sauer Schön Stein Stoltz Vogel Wald Weis Wert");

    private static readonly string[] GermanEnds = Words("bach bauer baum berg berger burg dorf feld haus hardt heim inger ke ler mann meyer ner schmidt stein thal wald müller");

    private static readonly string[] SlavicStems = Words(
        "Adam Baran Bor Brod Chmiel Dobr Drag Gajd Grab Jan Jar Kal Kam Kasp Kowal Koz Kuch Lew Majew Mal Mich Nov Ol Pavl Petr Pol Rad Rom Sad Sob Stan Tom Vas Wis Wojc Zab Zar Ziel");

    private static readonly string[] SlavicEnds = Words("a acki ak ański czyk enko ek ewicz icki iński ko ov ovic ović owski uk");

    private static readonly string[] ItalianStems = Words("Bel Ben Bon Cal Camp Cap Car Cas Cer Col Con Fab Fer Gal Gen Lom Man Mar Mat Mon Mor Pal Pel Per Pic Ros Sal San Spin Tad Tor Val Ver Vit");

    private static readonly string[] ItalianEnds = Words("acci aldi ani anelli asso atelli ella elli ente etti iano icci ino ione isi olini one oni otti ucci");

    private static readonly string[] NordicStems = Words("Alm Berg Björk Bloom Ek Fors Gran Hag Hall Hed Holm Kron Lind Lund Nord Öst Rosen Sand Sjö Ström Sund Thor Wall West");

    private static readonly string[] NordicEnds = Words("berg blad dahl gaard gren holm lund man ness quist rud ryd stad strand ström vik");

    private static readonly string[] HispanicTail = Words(
        """
        Acevedo Acosta Aguayo Alarcón Aldana Amador Anaya Arce Arellano Arriaga Avalos Ávila Ayala Baca Barajas Barrera Becerra Beltrán Benítez Bernal
        Bonilla Bravo Briones Burgos Bustamante Cabrera Calderón Camacho Campos Cano Cárdenas Carrillo Casas Cedillo Cervantes Chacón Cisneros Colón
        Córdova Corona Cortés Cuevas Dávila Delgadillo Duarte Durán Echeverría Elizondo Escamilla Esparza Espinoza Esquivel Fierro Figueroa Fuentes
        Galindo Gallegos Gálvez Gamboa Gaytán Granados Guerrero Guevara Guillén Hinojosa Huerta Ibarra Iglesias Jaimes Jaramillo Jáuregui Juárez Laguna
        Landeros Ledesma Leyva Limón Lozano Lucero Luján Macías Madrigal Maldonado Manríquez Mares Marín Márquez Mejía Melgar Mercado Meza Miramontes
        Montaño Montoya Mora Nájera Navarro Nieto Núñez Ocampo Ochoa Ojeda Olivares Olvera Ontiveros Ordóñez Orozco Osorio Padilla Palacios Palomino
        Paredes Partida Pedraza Peña Peralta Pineda Plascencia Ponce Portillo Quezada Quintana Quiroz Rangel Rendón Renteria Ríos Robledo Rocha Rojas
        Rosales Rubio Saldaña Salgado Salinas Sandoval Santana Saucedo Sepúlveda Serrano Sierra Solano Solís Sosa Suárez Tafoya Tapia Tejeda Téllez
        Tovar Trejo Treviño Trujillo Uribe Valadez Valdés Valdivia Valenzuela Valle Vela Velarde Venegas Vera Villalobos Villanueva Villarreal Villegas
        Yáñez Zaldívar Zambrano Zamora Zapata Zaragoza Zavala Zepeda Zúñiga
        """);

    private static readonly Dictionary<Origin, string[]> Tail = new()
    {
        [Origin.Chinese] = Words("Bai Cai Cao Chang Chao Cheng Choi Chu Deng Ding Dong Du Fan Fang Feng Fu Gao Gu Guo Han He Hong Hou Hsu Hu Huang Jia Jiang Jung Kang Kong Kuo Lai Li Liang Liao Lim Lin Liu Lu Luo Ma Mao Meng Pan Park Peng Qian Qiu Ren Shen Shi Song Su Sun Tan Tang Tian Tsai Tsang Wei Wen Wong Wu Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yin Yoon Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu"),
        [Origin.Vietnamese] = Words("Bui Cao Chau Dang Dao Dinh Do Doan Duong Ha Ho Hoang Huynh Lam Luong Luu Ly Mai Ngo Pham Phan Phung Quach Ta Thach Thai To Trinh Truong Tu Van Vo Vu Vuong"),
        [Origin.Indian] = Words("Acharya Agarwal Ahluwalia Bajwa Banerjee Bhatt Bhattacharya Chandra Chatterjee Chaudhary Chopra Das Desai Deshpande Dhillon Dutta Gandhi Ghosh Gill Goyal Gupta Iyer Jain Joshi Kapoor Kaur Khanna Khatri Krishnan Kulkarni Kumar Mahajan Malhotra Mehta Menon Mishra Mukherjee Nair Narayanan Pandey Parekh Pillai Prasad Raghavan Rana Rao Rastogi Reddy Saxena Sen Shah Sharma Sidhu Srinivasan Subramanian Thakkar Trivedi Varma Venkatesan Vyas Yadav"),
        [Origin.Arabic] = Words("Abbas Abdallah Abdi Ahmadi Al-Amin Al-Hassan Al-Khatib Aziz Bakr Barakat Bashir Dabbagh Darwish El-Masri El-Sayed Farah Faraj Ghanem Haddad Hakim Hamdan Hariri Hashemi Husseini Ibrahim Issa Jaber Jabbour Karam Karimi Kassab Khalil Khoury Maalouf Mahmoud Mansour Masoud Moussa Mustafa Nader Najjar Nasser Qureshi Rahimi Rahman Saab Sabbagh Saleh Samaan Shaheen Tannous Younes Zaki"),
        [Origin.WestAfrican] = Words("Abara Abiodun Acheampong Adebayo Adeyemi Afolabi Agyeman Akande Akinola Amoah Anane Ansah Appiah Asante Ayodele Balogun Boateng Chukwu Danquah Diallo Eze Ezeudu Fofana Gyasi Ibekwe Igwe Kamara Keita Koroma Kwarteng Mbeki Mensah Nkrumah Nnamdi Nwosu Obi Odukoya Ofori Okafor Okeke Okonkwo Okoye Oladipo Olawale Onyeka Opoku Osei Owusu Quaye Sarpong Sesay Sowah Toure Traore Uche Udoh"),
    };

    private static readonly string[] WomenBefore = Words("Mary Linda Patricia Susan Barbara Deborah Karen Nancy Donna Carol Sandra Sharon Pamela Kathleen Cynthia Diane Margaret Debra Janet Brenda Lisa Elizabeth Catherine Judith Betty Dorothy Helen Ruth Shirley Virginia Joan Martha Gloria Teresa Rose Janice Judy Cheryl Beverly Frances Alice Jean Kathy Laura Julie Denise Robin Tammy Lori Wanda Ellen Theresa Peggy Connie Rita Marilyn Phyllis Sally Anne Paula");

    private static readonly string[] WomenAfter = Words("Jennifer Jessica Emily Ashley Sarah Amanda Emma Olivia Samantha Elizabeth Stephanie Nicole Melissa Megan Rachel Hannah Lauren Madison Abigail Brittany Amber Heather Kimberly Michelle Danielle Rebecca Isabella Sophia Ava Grace Natalie Chloe Victoria Kayla Alexis Taylor Courtney Christina Kelsey Katherine Anna Allison Erin Brooke Mia Charlotte Amelia Harper Evelyn Ella Lily Zoe Leah Audrey Claire Paige Morgan Jasmine Sydney Molly");

    private static readonly string[] MenBefore = Words("James Robert John Michael David William Richard Thomas Mark Charles Steven Gary Joseph Donald Ronald Kenneth Paul Larry Daniel Stephen Dennis Timothy Edward Jeffrey George Gregory Kevin Douglas Terry Anthony Jerry Bruce Randy Brian Frank Scott Roger Raymond Peter Patrick Keith Lawrence Wayne Danny Alan Gerald Ricky Carl Harold Arthur Walter Henry Roy Ralph Albert Eugene Louis Howard Ernest Philip");

    private static readonly string[] MenAfter = Words("Michael Christopher Matthew Joshua Jacob Andrew Daniel Ethan Tyler Nicholas Ryan Joseph William Brandon Noah Liam Alexander Justin Jonathan Austin Kevin Zachary Benjamin Logan Mason Samuel Dylan Nathan Aaron Adam Lucas Caleb Christian Jordan Cody Kyle Eric Sean Connor Hunter Evan Jack Luke Owen Henry Isaac Gavin Levi Wyatt Elijah Carter Julian Ian Cole Chase Dominic Blake Trevor Jeremy Seth");

    private static readonly Dictionary<Origin, string[]> WomenOf = new()
    {
        [Origin.AfricanAmerican] = Words("Keisha Latoya Ebony Tiffany Imani Aaliyah Monique Jasmine Shanice Kiara Tamika Nia Deja Raven Destiny Latasha Yolanda Tanisha Amari Zaria"),
        [Origin.Hispanic] = Words("María Guadalupe Rosa Ana Sofía Elena Carmen Juana Margarita Leticia Yolanda Isabel Gabriela Verónica Alejandra Patricia Silvia Lucía Daniela Valeria Mariana Ximena Camila Adriana Esperanza Dolores Luz Norma Beatriz Fernanda"),
        [Origin.Slavic] = Words("Anna Katarzyna Irena Halina Natalia Olga Ewa Svetlana Tatiana Magdalena Zofia Oksana Milena Danuta Vera Ivana Jelena Lidia Nadia Marta"),
        [Origin.Italian] = Words("Maria Angela Rosa Lucia Francesca Gina Carmela Antonella Teresa Bianca Elena Chiara Silvia Nicoletta Paola"),
        [Origin.Chinese] = Words("Mei Ling Xiu Yan Fang Hui Jing Li Na Ying Hong Min Qing Wen Xia Yun Grace Amy Jie Lan Soo-Jin Ji-Young Mi-Kyung Eun-Ji"),
        [Origin.Vietnamese] = Words("Thi Lan Mai Huong Linh Ngoc Thuy Hanh Phuong Trang Anh Kim Tuyet Hoa Yen Kieu Bich My Thao Nga"),
        [Origin.Indian] = Words("Priya Anjali Sunita Kavita Neha Pooja Lakshmi Deepa Meera Asha Rekha Divya Nisha Swati Radha Shreya Ananya Usha Geeta Harpreet"),
        [Origin.Arabic] = Words("Fatima Aisha Layla Mariam Noor Zainab Hana Amal Yasmin Salma Rania Huda Khadija Samira Leila Dina Nadia Rana Iman Sana"),
        [Origin.WestAfrican] = Words("Ama Abena Akosua Chioma Ngozi Adaeze Funmilayo Yetunde Folake Amina Efua Esi Ifeoma Nneka Aminata Fatou Mariama Blessing Comfort Patience"),
    };

    private static readonly Dictionary<Origin, string[]> MenOf = new()
    {
        [Origin.AfricanAmerican] = Words("DeShawn Malik Jamal Tyrone Darnell Marquis Terrell Andre Isaiah Xavier Demetrius Reginald Cedric Lamar Kareem Darius Jalen Tremaine Khalil Antoine"),
        [Origin.Hispanic] = Words("José Juan Luis Carlos Jesús Miguel Francisco Antonio Jorge Alejandro Manuel Roberto Fernando Ricardo Rafael Javier Sergio Eduardo Ángel Diego Raúl Héctor Óscar Arturo Ramón Andrés Mateo Santiago Emiliano Joaquín"),
        [Origin.Slavic] = Words("Jan Piotr Andrzej Stanislaw Marek Tomasz Ivan Dmitri Sergei Oleg Viktor Goran Milan Zoran Pavel Mikhail Yuri Bohdan Wojciech Nikola"),
        [Origin.Italian] = Words("Giovanni Antonio Salvatore Vincent Angelo Marco Dominic Carmine Luca Paolo Rocco Enzo Gino Pietro Matteo"),
        [Origin.Chinese] = Words("Wei Ming Jian Jun Hao Lei Tao Feng Bo Chao Kai Yong Peng Bin Zhen Kevin David Guang Min-Jun Sung-Ho Ji-Hoon Dong-Hyun"),
        [Origin.Vietnamese] = Words("Van Minh Duc Hung Tuan Thanh Hai Long Quang Phong Khoa Dung Cuong Hieu Tam Bao Vinh Son Khanh Loc"),
        [Origin.Indian] = Words("Raj Amit Sanjay Vijay Arjun Rahul Suresh Ravi Anil Rakesh Vikram Ashok Manish Deepak Arun Rohan Kiran Nikhil Harjit Gurpreet"),
        [Origin.Arabic] = Words("Mohammed Ahmed Ali Omar Hassan Khalid Yusuf Ibrahim Mahmoud Hussein Tariq Samir Karim Bilal Nabil Faisal Jamil Walid Rami Ziad"),
        [Origin.WestAfrican] = Words("Kwame Kofi Emeka Chidi Olumide Babatunde Kwabena Yaw Ade Obinna Ikenna Tunde Segun Ousmane Mamadou Ibrahima Femi Nnamdi Kojo Sekou"),
    };
}
